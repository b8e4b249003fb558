/** The functions of the manifest, one export each. */
export { runBackground as background } from "./handlers/background";
export { check } from "./handlers/check";
export { onLifeCycle, onProjectDeleted } from "./handlers/life-cycle";
export { onIssue } from "./handlers/on-issue";
export { portal } from "./handlers/portal/portal";
export { queue } from "./handlers/queue/queue";
export { runAudit as audit, runReconcile as reconcile } from "./handlers/reconcile";
export { review } from "./handlers/review/review";
export { serviceField } from "./handlers/service-field/service-field";
export { settings } from "./handlers/settings";
export { runSweep as sweep } from "./handlers/sweep";
export { ticket } from "./handlers/ticket/ticket";
