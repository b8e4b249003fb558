import type { Database } from "../database";
import type { OutboxMail } from "./desk";

type MailRow = Omit<OutboxMail, "recipients"> & { recipients: string };

/** Mail that the site would have sent; it leaves this machine nowhere. */
export class Outbox {
  constructor(private readonly database: Database) {}

  add(mail: Omit<OutboxMail, "id">): void {
    this.database.run(
      "INSERT INTO outbox (at, issueKey, sender, recipients, subject, textBody, htmlBody) VALUES (?, ?, ?, ?, ?, ?, ?)",
      mail.at,
      mail.issueKey,
      mail.sender,
      JSON.stringify(mail.recipients),
      mail.subject,
      mail.textBody,
      mail.htmlBody,
    );
  }

  newest(limit: number): OutboxMail[] {
    return this.database
      .all<MailRow>("SELECT * FROM outbox ORDER BY id DESC LIMIT ?", limit)
      .map((row) => ({ ...row, recipients: JSON.parse(row.recipients) }));
  }
}
