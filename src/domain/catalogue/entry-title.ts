/** What people call an entry of any section: its name, else its key. */
export function titleOf({ name, key }: { readonly key: string; readonly name?: string | undefined }): string {
  return name ?? key;
}
