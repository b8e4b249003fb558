import Button from "@atlaskit/button/new";
import AtlaskitTextField from "@atlaskit/textfield";
import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { Announcement } from "../parts/announcement";
import { EmptyState } from "../parts/empty-state";
import { say } from "../words/say";
import { found, type SortBy, searchable, sorted } from "./rows";
import "./entry-table.css";

export interface Column<Row> {
  readonly key: string;
  readonly heading: string;
  /** What the cell says, which the search looks at and the order goes by. */
  readonly text: (row: Row) => string;
  /** What the cell shows, if it is more than its text. */
  readonly cell?: (row: Row) => ReactNode;
  /** What the order goes by instead of the text, such as a number or an ISO date. */
  readonly order?: (row: Row) => string | number;
  /** Absent: it can be sorted by. */
  readonly isUnsorted?: boolean;
}

export interface EntryTableProps<Row> {
  /** What the table is, for those who hear it: `Services`. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** More that the search looks at, such as a key that is not shown. */
  readonly alsoSearched?: (row: Row) => string;
  /** Filters of the page's own, beside the search. */
  readonly filters?: ReactNode;
  readonly sortedBy?: SortBy;
  /** Shown instead of the table while there are no rows at all: what these are for, and the button that makes the first. */
  readonly empty: { readonly title: string; readonly description: ReactNode; readonly actions?: ReactNode };
  readonly pageSize?: number;
}

const PAGE_SIZE = 25;
/** Fewer rows than this are found by looking. */
const SEARCHED_FROM = 8;

/**
 * A list with search, order and pages. The first column's cells are the rows' headings; give them a `PageLink`.
 * Own table: `@atlaskit/dynamic-table` is 166 KB and renders every row it sorts.
 *
 * ```tsx
 * <EntryTable label={say("contacts.title")} rows={contacts} rowKey={({ key }) => key} empty={{ title, description, actions }}
 *   columns={[
 *     { key: "name", heading: say("contacts.name"), text: titleOf, cell: (contact) => <PageLink to={`/contacts/${contact.key}`}>…</PageLink> },
 *     { key: "role", heading: say("contacts.role"), text: ({ role = "" }) => role },
 *   ]} />
 * ```
 */
export function EntryTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  alsoSearched,
  filters,
  sortedBy,
  empty,
  pageSize = PAGE_SIZE,
}: EntryTableProps<Row>) {
  const searchId = useId();
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState(sortedBy);
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns are made anew for each showing and mean the same
  const texts = useMemo(
    () => searchable(rows, (row) => `${columns.map(({ text }) => text(row)).join("\n")}\n${alsoSearched?.(row) ?? ""}`),
    [rows],
  );
  const listed = useMemo(() => (wanted.trim() === "" ? rows : found(texts, wanted)), [rows, texts, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const ordered = useMemo(() => {
    const column = columns.find(({ key }) => key === sort?.column);
    return column === undefined || sort === undefined
      ? listed
      : sorted(listed, column.order ?? column.text, sort.isDescending);
  }, [listed, sort]);
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const shownPage = Math.min(page, pages - 1);
  const shown = ordered.slice(shownPage * pageSize, (shownPage + 1) * pageSize);
  const count = say("table.count", { count: ordered.length });

  if (rows.length === 0 && filters === undefined) return <EmptyState {...empty} />;
  const sortBy = (column: string) => {
    setPage(0);
    setSort((current) => ({ column, isDescending: current?.column === column && !current.isDescending }));
  };
  return (
    <div className="entry-table">
      <div className="entry-table-bar">
        {(rows.length >= SEARCHED_FROM || query !== "") && (
          <div className="entry-table-search">
            <label htmlFor={searchId} className="visually-hidden">
              {say("table.search", { label })}
            </label>
            <AtlaskitTextField
              id={searchId}
              type="search"
              isCompact
              placeholder={say("table.search-hint")}
              value={query}
              onChange={({ currentTarget }) => {
                setQuery(currentTarget.value);
                setPage(0);
              }}
            />
          </div>
        )}
        {filters}
        <span className="quiet">{count}</span>
        <Announcement>{query === "" ? "" : count}</Announcement>
      </div>
      {ordered.length === 0 ? (
        <p className="quiet">{say("table.none-found")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard
        <section className="table-scroll" aria-label={label} tabIndex={0}>
          <table>
            <caption className="visually-hidden">{label}</caption>
            <thead>
              <tr>
                {columns.map(({ key, heading, isUnsorted }) => (
                  <th
                    key={key}
                    scope="col"
                    aria-sort={sort?.column !== key ? undefined : sort.isDescending ? "descending" : "ascending"}
                  >
                    {isUnsorted ? (
                      heading
                    ) : (
                      <button type="button" className="sort-button" onClick={() => sortBy(key)}>
                        {heading}
                        <span aria-hidden="true">{sort?.column !== key ? "" : sort.isDescending ? " ↓" : " ↑"}</span>
                      </button>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map(({ key, text, cell }, index) =>
                    index === 0 ? (
                      <th key={key} scope="row">
                        {cell ? cell(row) : text(row)}
                      </th>
                    ) : (
                      <td key={key}>{cell ? cell(row) : text(row)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {pages > 1 && (
        <nav className="buttons" aria-label={say("table.pages", { label })}>
          <Button isDisabled={shownPage === 0} onClick={() => setPage(shownPage - 1)}>
            {say("table.previous")}
          </Button>
          <span aria-live="polite">{say("table.page", { page: shownPage + 1, pages })}</span>
          <Button isDisabled={shownPage === pages - 1} onClick={() => setPage(shownPage + 1)}>
            {say("table.next")}
          </Button>
        </nav>
      )}
    </div>
  );
}
