import { useTranslation } from 'react-i18next';

/** Writes a number of bytes as people say it. */
export function useFileSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const [amount, unit] =
      bytes < 1_000
        ? [bytes, 'byte']
        : bytes < 1_000_000
          ? [bytes / 1_000, 'kilobyte']
          : [bytes / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: amount < 10 ? 1 : 0,
    }).format(amount);
  };
}
