/** Storage use in calls and in the two sizes of unit that Forge knows: 1 KB for the price, 10 KB for the limit. */
export interface StorageUse {
  reads: number;
  writes: number;
  readUnits1KB: number;
  writeUnits1KB: number;
  readUnits10KB: number;
  writeUnits10KB: number;
  throttled: number;
}

export const NO_STORAGE_USE: Readonly<StorageUse> = {
  reads: 0,
  writes: 0,
  readUnits1KB: 0,
  writeUnits1KB: 0,
  readUnits10KB: 0,
  writeUnits10KB: 0,
  throttled: 0,
};

/** Units are rounded up once per request; an empty answer counts as one. */
export const unitsOf = (bytes: number, kilobytesPerUnit: 1 | 10): number =>
  Math.max(1, Math.ceil(bytes / (kilobytesPerUnit * 1_024)));
