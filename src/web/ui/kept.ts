/** What can stand in markup and be written again as it is. */
interface Drawn {
  toString(): string;
}

/**
 * A component that is drawn once for each set of properties and kept: the frame around pages, the same for everybody.
 * `keyOf` gives undefined for what is somebody's own, which is drawn each time and never kept.
 */
export function kept<Props, Made extends Drawn | null>(
  component: (props: Props) => Made,
  keyOf: (props: Props) => string | undefined,
  most = 500,
): (props: Props) => Made {
  const made = new Map<string, Made>();
  return (props) => {
    const key = keyOf(props);
    if (key === undefined) return component(props);
    let found = made.get(key);
    if (found === undefined) {
      found = component(props);
      if (made.size >= most) made.clear();
      made.set(key, found);
    }
    return found;
  };
}
