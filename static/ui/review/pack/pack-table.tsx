import type { ReactNode } from "react";
import { spreadsheetText } from "../../../../src/domain/review/spreadsheet-text";
import { download, fileName } from "../output/download";
import { say } from "../words";

export interface PackColumn<Row> {
  readonly heading: string;
  /** In a file, where that says more, such as the unit of a number. */
  readonly fileHeading?: string;
  /** What a spreadsheet gets: a number where it is one. */
  readonly value: (row: Row) => string | number | null;
  /** What is shown, where that is more than the value. */
  readonly cell?: (row: Row) => ReactNode;
  /** What another column shows beside its own value has a column of its own in the file alone. */
  readonly isForFileOnly?: boolean;
  /** What the file has in columns of their own. */
  readonly isForPageOnly?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly PackColumn<Row>[];
  readonly rowKey: (row: Row) => string;
}

/** A table of the pack; the first column names its rows. What it shows can be taken along as a file. */
export function PackTable<Row>({ label, rows, columns, rowKey }: Props<Row>) {
  const shownColumns = columns.filter(({ isForFileOnly = false }) => !isForFileOnly);
  const fileColumns = columns.filter(({ isForPageOnly = false }) => !isForPageOnly);
  const file = () =>
    spreadsheetText([
      fileColumns.map(({ heading, fileHeading = heading }) => fileHeading),
      ...rows.map((row) => fileColumns.map(({ value }) => value(row))),
    ]);
  return (
    <div className="pack-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="table-scroll" aria-label={label} tabIndex={0}>
        <table className="facts-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {shownColumns.map(({ heading }) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {shownColumns.map(({ heading, value, cell }, place) => {
                  const shown = cell ? cell(row) : value(row);
                  return place === 0 ? (
                    <th key={heading} scope="row">
                      {shown}
                    </th>
                  ) : (
                    <td key={heading}>{shown}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button
        type="button"
        className="link-button not-printed"
        aria-label={say("output.csv-of", { table: label })}
        onClick={() => download(`${fileName(label)}.csv`, "text/csv", file())}
      >
        {say("output.csv")}
      </button>
    </div>
  );
}
