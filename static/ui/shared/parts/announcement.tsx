/** Read out by screen readers when it changes; not seen. */
export function Announcement({ children }: { readonly children: string }) {
  return (
    <span className="visually-hidden" role="status" aria-live="polite">
      {children}
    </span>
  );
}
