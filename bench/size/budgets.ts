/** How heavy a published file may be: its path in, KiB of Brotli −11 out. The one place to change a budget. */
export const budgets: Readonly<Record<string, number>> = {
  'cdn/iotex-chat.bundle.js': 40,
  'cdn/iotex-chat.iife.js': 40,
};
