/** What opens in a dialog to do something, loaded together: apart, what they share would weigh more than either. */
export { showAction } from "./show-action";
export { showOutages } from "./show-outages";
