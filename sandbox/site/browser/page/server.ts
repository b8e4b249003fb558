/** Asks the site's server on behalf of a mounted page. @throws Error with the server's words */
export async function ask<T>(command: string, body: object): Promise<T> {
  const response = await fetch(`/gateway/${command}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? `The site answered ${response.status}.`);
  return answer;
}
