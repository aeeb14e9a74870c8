/** How heavy what is published may be: what it is in, KiB of Brotli −11 out. The one place to change a budget; `docs/decisions/0003-weight.md` says why they are so. */

/** Of single files, by path. `*` stands for the hash in the name of a chunk. */
export const budgets: Readonly<Record<string, number>> = {
  'cdn/iotex-chat.js': 5,
  'cdn/chunks/engine-*.js': 15,
  'cdn/chunks/transcript-*.js': 43,
  // The goal is 40.
  'cdn/iotex-chat.bundle.js': 102,
  'cdn/iotex-chat.iife.js': 102,
};

/** Of what a page loads before the visitor acts, by name: these files, with all that they import at once. */
export const firstLoads: Readonly<Record<string, { readonly entries: readonly string[]; readonly budget: number }>> = {
  'launcher and panel as first loaded': { entries: ['cdn/iotex-chat.js', 'cdn/panel.js'], budget: 30 },
};
