import Spinner from "@atlaskit/spinner";
import { type ReactNode, Suspense } from "react";
import { Router, useLocation } from "wouter";
import { DirectoryProvider } from "../shared/app/directory";
import { LocationProvider } from "../shared/app/leave-guard";
import type { PageLocation } from "../shared/app/location";
import { CatalogueProvider, OpenCatalogueProvider, useCatalogueStore } from "../shared/catalogue/catalogue-store";
import { LoadedView } from "../shared/loading/loaded-view";
import { EmptyState } from "../shared/parts/empty-state";
import { Note } from "../shared/parts/note";
import { PageLink } from "../shared/parts/page-link";
import { say } from "../shared/words/say";
import type { ShellPage } from "./page";
import { PartBoundary } from "./part-boundary";
import "./shell.css";

interface Props {
  readonly location: PageLocation;
  /** The first is shown at the address without a step too. */
  readonly pages: readonly ShellPage[];
  /** Whose the navigation is: the site's where the manifest names sub-pages, else the shell's own. */
  readonly navigation?: "own" | "site";
}

/** The page that the address names as soon as the catalogue is open, with navigation at the side. */
export function Shell({ location, pages, navigation = "own" }: Props) {
  return (
    <LocationProvider location={location}>
      <Router hook={location.useLocation}>
        <CatalogueProvider>
          <DirectoryProvider>
            <div className={navigation === "own" ? "shell shell-with-navigation" : "shell"}>
              {navigation === "own" && <Navigation pages={pages} />}
              <main className="shell-page">
                <OpenedPage pages={pages} />
              </main>
            </div>
          </DirectoryProvider>
        </CatalogueProvider>
      </Router>
    </LocationProvider>
  );
}

function Navigation({ pages }: { readonly pages: readonly ShellPage[] }) {
  const [path] = useLocation();
  return (
    <nav className="shell-navigation" aria-label={say("shell.navigation")}>
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            <PageLink to={page.path} isCurrent={page === pageAt(pages, path)} className="shell-link">
              {page.title}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OpenedPage({ pages }: { readonly pages: readonly ShellPage[] }) {
  const { opened } = useCatalogueStore();
  const [path] = useLocation();
  const page = pageAt(pages, path);
  return (
    <LoadedView of={opened} what={say("shell.the-catalogue")}>
      {(value) => (
        <OpenCatalogueProvider opened={value}>
          {value.isFollowed && (
            <Note kind="information" title={say("shell.followed", { project: value.owner.name })}>
              {say("shell.followed-body", { project: value.owner.name })}
            </Note>
          )}
          {page === undefined ? <NoPage first={pages[0]} /> : <Part key={page.path} page={page} />}
        </OpenCatalogueProvider>
      )}
    </LoadedView>
  );
}

function Part({ page: { Page } }: { readonly page: ShellPage }): ReactNode {
  return (
    <PartBoundary>
      <Suspense fallback={<Spinner label={say("shell.opening")} />}>
        <Page />
      </Suspense>
    </PartBoundary>
  );
}

function NoPage({ first }: { readonly first: ShellPage | undefined }) {
  return (
    <EmptyState
      title={say("shell.no-page")}
      description={say("shell.no-page-body")}
      actions={first && <PageLink to={first.path}>{first.title}</PageLink>}
    />
  );
}

/** The page whose path the address begins with. */
function pageAt(pages: readonly ShellPage[], path: string): ShellPage | undefined {
  if (path === "/") return pages[0];
  return pages.find((page) => page.path === path || (page.path !== "/" && path.startsWith(`${page.path}/`)));
}
