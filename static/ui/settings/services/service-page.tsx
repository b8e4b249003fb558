import { useLocation } from "wouter";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { ServiceEditor } from "./service-editor";

/** A service with its form; without a key a new one. */
export function ServicePage({ entryKey }: { readonly entryKey?: string }) {
  const { catalogue } = useCatalogue();
  const [, navigate] = useLocation();
  const service = entryKey === undefined ? null : entryOf(catalogue, "services", entryKey);
  const parent = { to: "/services", text: say("services.title") };
  if (service === undefined)
    return (
      <EmptyState
        title={say("services.missing", { key: entryKey ?? "" })}
        description={say("services.missing-lead")}
        actions={<PageLink to={parent.to}>{parent.text}</PageLink>}
      />
    );
  return (
    <>
      <PageHeading parent={parent}>{service?.name ?? say("services.new")}</PageHeading>
      <ServiceEditor
        service={service}
        onSaved={({ key }) => {
          if (key !== entryKey) void navigate(`/services/${inPath(key)}`, { replace: true });
        }}
        onClose={() => void navigate("/services")}
      />
    </>
  );
}
