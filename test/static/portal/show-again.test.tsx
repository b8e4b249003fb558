import { showAgain } from "../../../static/ui/portal/show-again";

function part(words: string): HTMLElement {
  const made = document.createElement("section");
  made.innerHTML = `<p></p><details><summary>The agreement</summary></details>`;
  made.querySelector("p")!.textContent = words;
  return made;
}

describe("newer words in the place of older ones", () => {
  it("leave open what was opened, and the focus where it was", () => {
    const place = document.createElement("main");
    document.body.replaceChildren(place);
    place.append(part("2 h left"), part("4 h left"));
    const [, second] = place.querySelectorAll("details");
    second!.open = true;
    second!.querySelector("summary")!.focus();
    showAgain(place, [part("1 h left"), part("3 h left")]);
    expect(place.textContent).toContain("3 h left");
    expect([...place.querySelectorAll("details")].map(({ open }) => open)).toEqual([false, true]);
    expect(document.activeElement).toBe(place.querySelectorAll("summary")[1]);
  });

  it("move nothing where they say the same", () => {
    const place = document.createElement("main");
    place.append(part("2 h left"));
    const [shown] = place.children;
    showAgain(place, [part("2 h left")]);
    expect(place.children[0]).toBe(shown);
  });
});
