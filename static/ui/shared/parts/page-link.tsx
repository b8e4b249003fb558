import { type MouseEvent, type ReactNode, useCallback } from "react";
import { useLocation } from "wouter";

interface Props {
  /** A path of these pages: `/services/email`. */
  readonly to: string;
  readonly isCurrent?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to another of these pages; the address is the site's, so it opens here and not in the frame alone. */
export function PageLink({ to, isCurrent = false, className = "link", children }: Props) {
  const [, navigate] = useLocation();
  const follow = useCallback(
    (event: MouseEvent) => {
      event.preventDefault();
      void navigate(to);
    },
    [navigate, to],
  );
  return (
    <a href={to} className={className} onClick={follow} {...(isCurrent && { "aria-current": "page" as const })}>
      {children}
    </a>
  );
}

/**
 * A key as a step of an address, and back. Not the escapes of URLs themselves: routers undo some of those on the way, and a
 * key may hold anything.
 */
export const inPath = (key: string): string => encodeURIComponent(key).replaceAll("~", "%7E").replaceAll("%", "~");

/** The key that a step of an address stands for; a step that nobody made of a key stands for itself. */
export function keyInPath(step: string): string {
  try {
    return decodeURIComponent(step.replaceAll("~", "%"));
  } catch {
    return step;
  }
}
