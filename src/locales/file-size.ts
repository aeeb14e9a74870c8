/** A number of bytes in, its size in words out, as a language writes it. */

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A function that writes a size: `1.5 MB`. A kilobyte counts as 1024 bytes, as file managers count, and there is nothing smaller. */
export function fileSize(tag: string): (bytes: number) => string {
  return (bytes) => {
    const kilobytes = Math.max(1, bytes / 1024);
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(kilobytes) / 10));
    const unit = UNITS[power] ?? 'kilobyte';
    const format = new Intl.NumberFormat(tag, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: Math.min(power, 1),
    });
    return format.format(kilobytes / 1024 ** power);
  };
}
