export default {
  edit: 'Edit these fields',
  title: 'Edit the custom fields',
  nothing: 'Nothing chosen',
  yes: 'Yes',
  no: 'No',
  notOffered: '{{choice}} (not offered any more)',
  save: 'Save',
  stale: '{{field}}: now it says',
  required: 'This category needs more:',
};
