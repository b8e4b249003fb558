import { Route, Switch } from "wouter";
import { CustomerList } from "./customer-list";
import { CustomerPage } from "./customer-page";

/** `/customers`, `/customers/new`, `/customers/acme`. */
export default function CustomersPage() {
  return (
    <Switch>
      <Route path="/customers">
        <CustomerList />
      </Route>
      <Route path="/customers/new">
        <CustomerPage />
      </Route>
      <Route path="/customers/:key">{({ key }) => <CustomerPage key={key} entryKey={decodeURIComponent(key)} />}</Route>
    </Switch>
  );
}
