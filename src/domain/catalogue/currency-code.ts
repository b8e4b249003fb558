/** Whether a text has the form of an ISO 4217 code, which is what `Intl.NumberFormat` takes without throwing. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}
