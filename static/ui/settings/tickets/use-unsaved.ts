import { useCallback, useEffect, useState } from "react";

/** Takes from a part of the page whether it holds changes that are not saved. */
export type ReportUnsaved = (part: string, isUnsaved: boolean) => void;

/** Whether any part of the page holds changes: the page is left behind as a whole, so that is asked once. */
export function useUnsaved(): { readonly isAny: boolean; readonly report: ReportUnsaved } {
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback<ReportUnsaved>((part, isUnsaved) => {
    setParts((known) => {
      if (known.has(part) === isUnsaved) return known;
      const next = new Set(known);
      if (isUnsaved) next.add(part);
      else next.delete(part);
      return next;
    });
  }, []);
  return { isAny: parts.size > 0, report };
}

/** Reports for a part as long as it is shown. */
export function useReported(report: ReportUnsaved, part: string, isUnsaved: boolean): void {
  useEffect(() => {
    report(part, isUnsaved);
    return () => report(part, false);
  }, [report, part, isUnsaved]);
}
