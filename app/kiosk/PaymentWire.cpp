// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/PaymentWire.h"

namespace onewindow {

namespace {

cases::BoxAnswer::State stateOf(drivers::PaymentState state)
{
    using State = cases::BoxAnswer::State;
    switch (state) {
    case drivers::PaymentState::Waiting:
        return State::Waiting;
    case drivers::PaymentState::Paid:
        return State::Paid;
    case drivers::PaymentState::Refused:
        return State::Refused;
    case drivers::PaymentState::Lapsed:
        return State::Lapsed;
    case drivers::PaymentState::Cancelled:
        return State::Cancelled;
    case drivers::PaymentState::NotKnown:
        return State::NotKnown;
    case drivers::PaymentState::Lost:
        return State::Lost;
    }
    Q_UNREACHABLE();
}

} // namespace

void connectPayments(drivers::PaymentDriver& device, cases::PaymentDesk& desk)
{
    using cases::PaymentDesk;
    using drivers::PaymentDriver;
    QObject::connect(&device, &PaymentDriver::statusChanged, &desk,
                     [&desk](drivers::DeviceStatus status) {
                         desk.setBoxReady(status == drivers::DeviceStatus::Ready);
                     });
    QObject::connect(&device, &PaymentDriver::answered, &desk,
                     [&desk](const drivers::PaymentAnswer& answer) {
                         desk.onAnswered({.order = answer.order,
                                          .state = stateOf(answer.state),
                                          .code = answer.code,
                                          .receipt = answer.receipt});
                     });
    QObject::connect(
        &desk, &PaymentDesk::chargeWanted, &device, [&device](const cases::BoxOrder& order) {
            device.charge({.id = order.id, .cents = order.cents, .subject = order.subject});
        });
    QObject::connect(&desk, &PaymentDesk::askWanted, &device, &PaymentDriver::ask);
    QObject::connect(&desk, &PaymentDesk::cancelWanted, &device, &PaymentDriver::cancel);
}

} // namespace onewindow
