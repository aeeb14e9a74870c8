/** The modules of a build in, which of them share a chunk out: what is needed together comes together, and not in twenty pieces. */

/**
 * The options of Rollup's output that say it.
 *
 * @param {Record<string, string>} entries By its name each module that is loaded first, in the order in which they are. What it imports is in one chunk
 *   with it, less what one before it has.
 * @param {Record<string, { from: string, folders?: readonly string[] }>} groups By the name of a chunk the module that it is made of, with all that this one
 *   imports and all of some folders that is loaded at all.
 * @param {readonly string[]} early Modules that a page may want before any group, and without it. What they share with one is in a chunk of its own, `shared`.
 */
export function groupChunks(entries, groups, early) {
  let chunkOf;
  return {
    manualChunks(id, { getModuleIds, getModuleInfo }) {
      chunkOf ??= plan([...getModuleIds()], getModuleInfo);
      return chunkOf.get(id);
    },
    // What a module of a group imports stays where it was planned, and is not drawn into the group.
    onlyExplicitManualChunks: true,
  };

  function plan(ids, getModuleInfo) {
    const find = (end) => ids.filter((id) => id.endsWith(`/${end}`));
    const closure = (from) => reached(from, (id) => getModuleInfo(id)?.importedIds ?? []);
    const soon = closure(early.flatMap(find));
    const plan = new Map();
    for (const [name, entry] of Object.entries(entries))
      for (const id of closure(find(entry))) if (!plan.has(id)) plan.set(id, name);
    for (const [name, { from, folders = [] }] of Object.entries(groups)) {
      const inFolders = ids.filter((id) => folders.some((folder) => id.includes(`/${folder}/`)));
      for (const id of [...closure(find(from)), ...inFolders])
        if (!plan.has(id)) plan.set(id, soon.has(id) ? 'shared' : name);
    }
    return plan;
  }
}

/** What is reached from `from`, itself included. */
function reached(from, next) {
  const all = new Set(from);
  for (const id of all) for (const each of next(id)) all.add(each);
  return all;
}
