/** The themes that are shipped. */
export const THEMES = ['iotex', 'paper', 'midnight', 'candy', 'contrast', 'terminal'] as const;
