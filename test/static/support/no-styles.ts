/** Stands for every stylesheet: a document without layout has no use for it. */
export {};
