import { Route, Switch } from "wouter";
import { ContactList } from "./contact-list";
import { ContactPage } from "./contact-page";

/** `/contacts`, `/contacts/new`, `/contacts/anna`. */
export default function ContactsPage() {
  return (
    <Switch>
      <Route path="/contacts">
        <ContactList />
      </Route>
      <Route path="/contacts/new">
        <ContactPage />
      </Route>
      <Route path="/contacts/:key">{({ key }) => <ContactPage key={key} entryKey={decodeURIComponent(key)} />}</Route>
    </Switch>
  );
}
