import { Route, Switch } from "wouter";
import { keyInPath } from "../../shared/parts/page-link";
import { ItemList } from "./item-list";
import { ItemPage } from "./item-page";

/** `/items`, `/items/new`, `/items/mail-01`. */
export default function ItemsPage() {
  return (
    <Switch>
      <Route path="/items">
        <ItemList />
      </Route>
      <Route path="/items/new">
        <ItemPage />
      </Route>
      <Route path="/items/:key">{({ key }) => <ItemPage key={key} entryKey={keyInPath(key)} />}</Route>
    </Switch>
  );
}
