/** What opens in a dialog, loaded together: apart, what the dialogs share would weigh more than any of them. */
export { showAction } from "./actions/show-action";
export { showOutages } from "./actions/show-outages";
export { showStory } from "./why/show-story";
