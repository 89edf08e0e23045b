// A package of figures that leaves for another mechanism or came from one (docs/exchange-package.md). Its acts alone
// write it (acts/exchange.h, acts/exchange_receive.h), and what was written once stays.
#pragma once
#include "model/entity.h"

enum exchange_package_field {
	EXCHANGE_PACKAGE_NUMBER,
	EXCHANGE_PACKAGE_PEER,
	EXCHANGE_PACKAGE_DIRECTION,
	EXCHANGE_PACKAGE_SEQUENCE,  // Counts those of one sender to one receiver.
	EXCHANGE_PACKAGE_FROM_ON,
	EXCHANGE_PACKAGE_TO_ON,
	EXCHANGE_PACKAGE_AS_OF,
	EXCHANGE_PACKAGE_FIGURES,
	EXCHANGE_PACKAGE_DIMENSIONS,
	EXCHANGE_PACKAGE_THRESHOLD,
	EXCHANGE_PACKAGE_PURPOSE,
	EXCHANGE_PACKAGE_AUDIENCE,
	EXCHANGE_PACKAGE_VALID_UNTIL,
	EXCHANGE_PACKAGE_MADE_AT,
	EXCHANGE_PACKAGE_CONTENT,   // Of ours: the very bytes that are signed.
	EXCHANGE_PACKAGE_SHA256,
	EXCHANGE_PACKAGE_SIGNATURE,
	EXCHANGE_PACKAGE_APPROVED_BY,
	EXCHANGE_PACKAGE_WAY,
	EXCHANGE_PACKAGE_DELIVERED_ON,
	EXCHANGE_PACKAGE_STATE,
	EXCHANGE_PACKAGE_FIELD_COUNT
};

extern const struct vocabulary exchange_purpose_vocabulary;
extern const struct entity exchange_package_entity;
