// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "qml/Kiosk/enquiry/EnquiryViewModel.h"
#include "qml/Kiosk/enquiry/FormPrinting.h"
#include "qml/Kiosk/feedback/FeedbackViewModel.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/identity/IdentityViewModel.h"
#include "qml/Kiosk/search/SearchViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/AfterHoursViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FakeCases.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FakeEnquiry.h"
#include "tests/qml/Kiosk/fakes/FakeFeedback.h"
#include "tests/qml/Kiosk/fakes/FakeFeedbackEnquiry.h"
#include "tests/qml/Kiosk/fakes/FakePayments.h"
#include "tests/qml/Kiosk/fakes/FakeResults.h"
#include "tests/qml/Kiosk/fakes/FakeSlots.h"
#include "tests/qml/Kiosk/fakes/FakeTickets.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QVariantMap>

namespace onewindow::ui {

/// A whole terminal on scripted devices and a scripted store, and the ways to each of its pages.
class KioskFixture
{
public:
    explicit KioskFixture(const Modes& modes = {}, const Hotline& hotline = samples::hotline(),
                          const QList<Language>& languages = languagesIn());

    /// What KioskScreen and Main want at birth.
    [[nodiscard]] QVariantMap properties();

    /// A card is laid, and the store answers at once.
    void lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open = {});
    void chooseMatter(const QString& theme, const QString& matter);
    void confirm(const Result<queue::IssuedTicket>& answer);
    void finishPrint(drivers::PrintOutcome outcome, drivers::DeviceStatus reason);

    /// The names of all pages, some more than once for what they may show.
    static QStringList pages();
    /// Goes there from the home page.
    void show(const QString& page);

    FakeClock clock;
    FakeTickets tickets;
    FakeSlots slotDesk;
    FakeCases cases;
    FakePayments payments;
    FakeResults held;
    FakeReader reader;
    FakePrinter printer;
    FakeScanner scanner;
    FakeDocumentCamera camera;
    FakeSounds sounds;
    FakeFeedback said;
    FakeFeedbackEnquiry answers;
    FakeEnquiry enquiries;
    FakeHallInfo hallInfo;
    KioskSession session;
    SessionViewModel shared;
    HomeViewModel home;
    IdentityViewModel identity;
    MatterViewModel matters;
    SearchViewModel search;
    FeedbackViewModel feedback;
    ConfirmViewModel choice;
    AfterHoursViewModel afterHours;
    TicketViewModel ticket;
    AppointmentViewModel appointment;
    FakeDocumentPrinter documents;
    ResultPrinting results;
    FormPrinting forms;
    FilingViewModel filing;
    EnquiryViewModel enquiry;
};

} // namespace onewindow::ui
