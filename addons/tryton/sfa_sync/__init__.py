"""Tryton add-on of SFA Desktop: what field representatives' laptops need from the central CRM."""
