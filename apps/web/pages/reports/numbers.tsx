import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat, useGroupName } from './format.ts';
import { useItemName } from './item-name.ts';
import type { Report } from './report-query.ts';
import classes from './reports.module.css';

/** The numbers behind a picture. */
export function Numbers({ report, caption }: { report: Report; caption: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const groupName = useGroupName(report.groupBy);
  const itemName = useItemName(report.item);
  const { rows, columns, groupBy, item } = report;
  return (
    // Focusable, so that a keyboard can scroll it.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <Table className={classes.table} captionSide="top" striped>
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {groupBy && <Table.Th scope="col">{t(`by.${groupBy}`)}</Table.Th>}
            {item && <Table.Th scope="col">{t(`item.${item}`)}</Table.Th>}
            {columns.map(({ key, title }) => (
              <Table.Th key={key} scope="col" ta="right">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.group} ${row.item}`}>
              {groupBy && <Table.Th scope="row">{groupName(row)}</Table.Th>}
              {item && <Table.Th scope="row">{itemName(row.item)}</Table.Th>}
              {columns.map(({ key, unit }) => (
                <Table.Td key={key} ta="right">
                  {format(row.values[key] as number | null, unit)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
