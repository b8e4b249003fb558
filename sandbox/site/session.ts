import { randomUUID } from "node:crypto";

export type Theme = "light" | "dark";

/** Who looks, in one browser. Kept by the server; the browser holds the id alone. */
export interface Session {
  readonly id: string;
  /** Undefined: nobody is logged in. */
  readonly accountId: string | undefined;
  readonly theme: Theme;
}

const COOKIE = "site.session";

/** The sessions of this run of the site. A browser that comes with an unknown id begins as `firstAccountId`. */
export class Sessions {
  private readonly byId = new Map<string, Session>();

  constructor(private readonly firstAccountId: () => string | undefined) {}

  /** The session that a `Cookie` header names, or a new one. */
  of(cookieHeader: string | undefined): Session {
    const id = cookieNamed(cookieHeader ?? "", COOKIE);
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known !== undefined) return known;
    const session: Session = { id: randomUUID(), accountId: this.firstAccountId(), theme: "light" };
    this.byId.set(session.id, session);
    return session;
  }

  change(session: Session, change: Partial<Pick<Session, "accountId" | "theme">>): void {
    this.byId.set(session.id, { ...session, ...change });
  }

  /** `SameSite=Strict`: an app's page on its own origin never sends it. */
  cookieFor(session: Session): string {
    return `${COOKIE}=${session.id}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

function cookieNamed(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}
