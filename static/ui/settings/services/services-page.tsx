import { Route, Switch } from "wouter";
import { keyInPath } from "../../shared/parts/page-link";
import { ServiceList } from "./service-list";
import { ServicePage } from "./service-page";

/** `/services`, `/services/new`, `/services/email`. */
export default function ServicesPage() {
  return (
    <Switch>
      <Route path="/services">
        <ServiceList />
      </Route>
      <Route path="/services/new">
        <ServicePage />
      </Route>
      <Route path="/services/:key">{({ key }) => <ServicePage key={key} entryKey={keyInPath(key)} />}</Route>
    </Switch>
  );
}
