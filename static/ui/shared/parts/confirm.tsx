import Button from "@atlaskit/button/new";
import type { ReactNode } from "react";
import { say } from "../words/say";
import { Dialog } from "./dialog";

interface Props {
  /** As a question. */
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, as a verb: `Remove calendar`. */
  readonly confirm: string;
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Asks before something that cannot be taken back, or that others rely on. Render it while it asks.
 *
 * ```tsx
 * {isRemoving && (
 *   <Confirm title={say("contacts.remove-title", { name })} confirm={say("contacts.remove")} isDangerous
 *     onConfirm={remove} onCancel={() => setRemoving(false)}>{say("contacts.remove-body")}</Confirm>
 * )}
 * ```
 */
export function Confirm({
  title,
  children,
  confirm,
  cancel,
  isDangerous = false,
  isBusy = false,
  onConfirm,
  onCancel,
}: Props) {
  return (
    <Dialog
      title={title}
      width="small"
      onClose={onCancel}
      actions={
        <>
          <Button appearance="subtle" onClick={onCancel}>
            {cancel ?? say("dialog.cancel")}
          </Button>
          <Button appearance={isDangerous ? "danger" : "primary"} isLoading={isBusy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
