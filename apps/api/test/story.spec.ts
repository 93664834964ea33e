import { Office } from './support/office.js';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let office: Office;
beforeAll(async () => {
  server = await TestServer.start('2024-05-20');
  office = await Office.open(server);
});
afterAll(() => server.stop());

it('opens', () => {
  expect(office.staff).toHaveLength(3);
});
