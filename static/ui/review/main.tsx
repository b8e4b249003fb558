import { startPage } from "../shared/app/start-page";
import { reviewPages } from "./pages";

// The manifest names the sub-pages, so the site shows the way to them.
startPage({ pages: reviewPages, navigation: "site" });
