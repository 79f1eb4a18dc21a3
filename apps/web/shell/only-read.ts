type Address = Record<string, unknown>;

/**
 * Lets a page have of the address what was read of it, and nothing else. The router puts what was read over what stands there,
 * so that a foreign `?to=//evil.example` or a day that does not exist would come through where they are merely left out.
 */
export const onlyRead =
  <Search extends object>(read: (search: Address) => Search) =>
  (search: Address): Search => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...read(search),
  });
