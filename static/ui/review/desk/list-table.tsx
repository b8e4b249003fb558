import { spreadsheetText } from "../../../../src/domain/review/spreadsheet-text";
import { EntryTable, type EntryTableProps } from "../../shared/table/entry-table";
import { download, fileName } from "../output/download";
import { say } from "../words";

/** A list that can be sorted and narrowed; all of it can be taken along as a file. */
export function ListTable<Row>(props: EntryTableProps<Row>) {
  const { label, rows, columns } = props;
  const file = () =>
    spreadsheetText([
      columns.map(({ heading }) => heading),
      ...rows.map((row) => columns.map(({ text }) => text(row))),
    ]);
  return (
    <>
      <EntryTable {...props} />
      {rows.length > 0 && (
        <div>
          <button
            type="button"
            className="link-button not-printed"
            aria-label={say("output.csv-of", { table: label })}
            onClick={() => download(`${fileName(label)}.csv`, "text/csv", file())}
          >
            {say("output.csv")}
          </button>
        </div>
      )}
    </>
  );
}
