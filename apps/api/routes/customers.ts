import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { EditCustomerBody, FindCustomersQuery, MergeCustomersBody } from '#contracts/bodies/people-bodies';
import { CustomerPage, CustomerView } from '#contracts/views/customer';
import { findCustomers } from '#database/queries/find-customers';
import { readCustomer } from '#database/queries/read-customer';
import { EditCustomer } from '#recovery/edit-customer';
import { MergeCustomers } from '#recovery/merge-customers';
import { Asking, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

const CUSTOMER = { id: 'Of the customer' };

/** Customers: find, read with their earlier complaints, correct. New ones come with their first complaint. */
@ApiTags('Customers')
@Controller('customers')
export class CustomerRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly editCustomer: EditCustomer,
    private readonly mergeCustomers: MergeCustomers,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Find customers by part of the name, e-mail or telephone',
    grant: 'customer.read',
    query: FindCustomersQuery,
    answers: CustomerPage,
  })
  list(@Query() query: FindCustomersQuery, @Asking() actor: Actor): Promise<CustomerPage> {
    return findCustomers(this.database.manager, query, actor);
  }

  @Get(':id')
  @Endpoint({
    summary: 'Read a customer at a glance, with earlier complaints and promises',
    grant: 'customer.read',
    params: CUSTOMER,
    answers: CustomerView,
  })
  read(@PathId() id: string, @Asking() actor: Actor): Promise<CustomerView> {
    return readCustomer(this.database.manager, id, actor);
  }

  @Patch(':id')
  @Endpoint({
    summary: "Correct a customer's details",
    grant: 'customer.edit',
    params: CUSTOMER,
    body: EditCustomerBody,
    ifMatch: true,
    answers: CustomerView,
    refuses: [409],
  })
  async edit(
    @PathId() id: string,
    @Body() body: EditCustomerBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<CustomerView> {
    await this.editCustomer.edit(id, body, actor, version);
    return readCustomer(this.database.manager, id, actor);
  }

  @Post(':id/merge')
  @Endpoint({
    summary: 'Merge a customer into another, who goes on with all complaints of both; answers with that one',
    grant: 'customer.merge',
    params: CUSTOMER,
    body: MergeCustomersBody,
    ifMatch: true,
    answers: CustomerView,
    refuses: [409],
  })
  async merge(
    @PathId() id: string,
    @Body() body: MergeCustomersBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<CustomerView> {
    await this.mergeCustomers.merge(id, body, actor, version);
    return readCustomer(this.database.manager, body.into, actor);
  }
}
