export default {
  days: { soon: '{{name}}: {{day}}' },
};
