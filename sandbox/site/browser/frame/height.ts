/** Reports how high the content is, now and whenever that changes, so that the frame needs no scroll bar of its own. */
export function reportHeight(report: (height: number) => void): void {
  let last = -1;
  const measure = (): void => {
    const { marginTop, marginBottom } = getComputedStyle(document.body);
    const height = Math.ceil(
      document.body.offsetHeight + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom),
    );
    if (height === last) return;
    last = height;
    report(height);
  };
  window.addEventListener("DOMContentLoaded", () => {
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    observer.observe(document.body);
    measure();
  });
}
