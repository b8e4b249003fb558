import type { PriorityMatrix } from "../../../../src/domain/catalogue/priority-matrix";

/** A matrix to begin with: the graver and the more urgent, the higher the priority; as many as there are, the last for the rest. */
export function startMatrix(
  impacts: readonly string[],
  urgencies: readonly string[],
  priorities: readonly string[],
): PriorityMatrix {
  const last = Math.max(0, priorities.length - 1);
  return {
    impacts,
    urgencies,
    priorities: impacts.map((_, row) => urgencies.map((_, column) => priorities[Math.min(row + column, last)] ?? "")),
  };
}

export function withCell(matrix: PriorityMatrix, row: number, column: number, priority: string): PriorityMatrix {
  const priorities = matrix.priorities.map((cells, at) =>
    at === row ? cells.map((cell, place) => (place === column ? priority : cell)) : cells,
  );
  return { ...matrix, priorities };
}

export function withNames(
  matrix: PriorityMatrix,
  list: "impacts" | "urgencies",
  place: number,
  name: string,
): PriorityMatrix {
  return { ...matrix, [list]: matrix[list].map((present, at) => (at === place ? name : present)) };
}

/** More or fewer impacts or urgencies at the end; new cells are empty until somebody chooses. */
export function withSize(matrix: PriorityMatrix, list: "impacts" | "urgencies", size: number): PriorityMatrix {
  const names = Array.from({ length: size }, (_, place) => matrix[list][place] ?? "");
  const sized = { ...matrix, [list]: names };
  return {
    ...sized,
    priorities: sized.impacts.map((_, row) =>
      sized.urgencies.map((_, column) => matrix.priorities[row]?.[column] ?? ""),
    ),
  };
}
