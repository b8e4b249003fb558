import { startPage } from "../shared/app/start-page";
import { settingsPages } from "./pages";

startPage({ pages: settingsPages });
