import Button from "@atlaskit/button/new";
import { type ReactNode, useState } from "react";
import { spreadsheetText } from "../../../../src/domain/review/spreadsheet-text";
import { useReviewFormats } from "../desk/formats";
import { download, fileName } from "../output/download";
import { say } from "../words";

export interface FigureColumn<Row> {
  readonly heading: string;
  /** What a spreadsheet gets: a number where it is one. */
  readonly value: (row: Row) => string | number | null;
  /** What is shown, where that is more than the value. */
  readonly cell?: (row: Row) => ReactNode;
  /** Something to press, which no file holds. */
  readonly isShownOnly?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly FigureColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What the file is called; the label where it says nothing else. */
  readonly file?: string;
}

const AT_ONCE = 25;

/** A table of figures; the first column names its rows. All of it, what is not shown yet too, can be taken along as a file. */
export function FigureTable<Row>({ label, rows, columns, rowKey, file = label }: Props<Row>) {
  const [count, setCount] = useState(AT_ONCE);
  const { number } = useReviewFormats();
  const text = () => {
    const kept = columns.filter(({ isShownOnly = false }) => !isShownOnly);
    return spreadsheetText([
      kept.map(({ heading }) => heading),
      ...rows.map((row) => kept.map(({ value }) => value(row))),
    ]);
  };
  return (
    <div className="figure-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="table-scroll" aria-label={label} tabIndex={0}>
        <table className="facts-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {columns.map(({ heading }) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map((row) => (
              <tr key={rowKey(row)}>
                {columns.map(({ heading, value, cell }, place) => {
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
      <div className="buttons not-printed">
        {rows.length > count && (
          <Button spacing="compact" onClick={() => setCount(count + 10 * AT_ONCE)}>
            {say("figures.more", { count: number(rows.length - count) })}
          </Button>
        )}
        <button
          type="button"
          className="link-button"
          aria-label={say("figures.csv-of", { table: label })}
          onClick={() => download(`${fileName(file)}.csv`, "text/csv", text())}
        >
          {say("figures.csv")}
        </button>
      </div>
    </div>
  );
}
