import type { Call } from "./route";

interface Slice {
  readonly values: readonly unknown[];
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
}

/** The platform's page: `startAt`, `total`, `isLast`, and the address of the next one. */
export function pageOf(call: Call, path: string, { values, startAt, maxResults, total }: Slice) {
  const isLast = startAt + values.length >= total || maxResults === 0;
  const address = (start: number) => {
    const query = new URLSearchParams(call.query);
    query.set("startAt", String(start));
    query.set("maxResults", String(maxResults));
    return call.view.link(`${path}?${query}`);
  };
  return {
    self: address(startAt),
    ...(isLast ? {} : { nextPage: address(startAt + maxResults) }),
    maxResults,
    startAt,
    total,
    isLast,
    values,
  };
}

/** A page of a list that is whole in memory. */
export function pageOfAll<Thing>(
  call: Call,
  path: string,
  all: readonly Thing[],
  defaultSize: number,
  show: (thing: Thing) => unknown,
  mostPerPage = 100,
) {
  const startAt = call.count("startAt", 0);
  const maxResults = call.count("maxResults", defaultSize, mostPerPage);
  const values = all.slice(startAt, startAt + maxResults).map(show);
  return pageOf(call, path, { values, startAt, maxResults, total: all.length });
}

/** JSM's page: no total, `isLastPage`, links. */
export function deskPage<Thing>(call: Call, path: string, all: readonly Thing[], show: (thing: Thing) => unknown) {
  const start = call.count("start", 0);
  const limit = call.count("limit", 50, 100);
  const values = all.slice(start, start + limit).map(show);
  const address = (from: number) => {
    const query = new URLSearchParams(call.query);
    query.set("start", String(from));
    query.set("limit", String(limit));
    return call.view.link(`/rest/servicedeskapi${path}?${query}`);
  };
  const isLastPage = start + values.length >= all.length;
  return {
    _expands: [] as string[],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      base: call.view.link("/rest/servicedeskapi"),
      context: "",
      self: address(start),
      ...(isLastPage ? {} : { next: address(start + limit) }),
      ...(start > 0 ? { prev: address(Math.max(0, start - limit)) } : {}),
    },
    values,
  };
}
