/** A node in, the same node out as its own parser sees it: what is read-only to everyone else can be written. */

/** `Node` without `readonly`, on its properties and on the arrays in them. */
export type Writable<Node> = {
  -readonly [Key in keyof Node]: Node[Key] extends readonly (infer Element)[] ? Element[] : Node[Key];
};
