import { testRule } from '../support.ts'

testRule('S3-04', {
  fires: ({ element }) => {
    element('archive', 'objectStore').availability = '99.999999999%'
  },
  at: 'archive.availability',
  params: { store: 'archive', availability: '99.999999999%' },
  silent: ({ element }) => {
    element('archive', 'objectStore').durability = '99.999999999%'
  },
})
