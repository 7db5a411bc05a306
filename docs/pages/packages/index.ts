import type { GetServerSideProps } from '@plinth/core';

export const getServerSideProps: GetServerSideProps = ({ resolvedUrl }) => ({
  redirect: { destination: `/preact${resolvedUrl}`, permanent: false },
});

export default function PackagesRedirect() {
  return '';
}
