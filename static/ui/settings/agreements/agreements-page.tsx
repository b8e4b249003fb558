import { Route, Switch } from "wouter";
import { keyInPath } from "../../shared/parts/page-link";
import { AgreementList } from "./agreement-list";
import { AgreementPage } from "./agreement-page";
import { NewAgreement } from "./new-agreement";
import { Wizard } from "./wizard/wizard";
import "./agreements.css";

/** `/agreements`, `/agreements/new`, `/agreements/new/ola`, `/agreements/email`, `/agreements/email/2/chain`. */
export default function AgreementsPage() {
  return (
    <Switch>
      <Route path="/agreements">
        <AgreementList />
      </Route>
      <Route path="/agreements/new">
        <Wizard />
      </Route>
      <Route path="/agreements/new/:kind">
        {({ kind }) => <NewAgreement key={kind} kind={kind === "uc" ? "uc" : "ola"} />}
      </Route>
      <Route path="/agreements/:key">
        {({ key }) => <AgreementPage key={key} agreementKey={keyInPath(key)} version={null} tab="terms" />}
      </Route>
      <Route path="/agreements/:key/:version/:tab?">
        {({ key, version, tab }) => (
          <AgreementPage key={key} agreementKey={keyInPath(key)} version={Number(version)} tab={tab ?? "terms"} />
        )}
      </Route>
    </Switch>
  );
}
