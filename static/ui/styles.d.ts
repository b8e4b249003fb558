/** Styles go into the page's own stylesheet; a module has nothing to take from them. */
declare module "*.css";
