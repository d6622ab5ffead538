/** The name somebody goes by: the first of the given names and the family name. */
export function nameOf({ givenNames, familyName }: { givenNames: string; familyName: string }): string {
  return [givenNames.trim().split(/\s+/)[0], familyName.trim()].filter(Boolean).join(" ");
}
