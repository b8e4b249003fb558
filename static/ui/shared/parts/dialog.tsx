import { lazy, type ReactNode, Suspense } from "react";

const ModalDialog = lazy(() => import("./modal-dialog"));

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly width?: "small" | "medium" | "large" | "x-large";
}

/** A dialog over the page: focus goes into it, stays there, and returns to what opened it. Render it while it is open. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <ModalDialog {...props} />
    </Suspense>
  );
}
